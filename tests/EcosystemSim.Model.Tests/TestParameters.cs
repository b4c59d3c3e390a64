using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests;

/// <summary>A complete set of numbers for worlds that tests make; each test states those that it is about.</summary>
internal static class TestParameters
{
    /// <summary>A plan in which grant money goes back at the end of its year, and nobody grants ahead.</summary>
    public static ExperimentPlan LapsingYearly(ExperimentPlan plan) => plan with { Parameters = LapsingYearly(plan.Parameters) };

    /// <inheritdoc cref="LapsingYearly(ExperimentPlan)"/>
    public static ModelParameters LapsingYearly(ModelParameters p) => p with { Finance = p.Finance with { CarryOverYears = 0, OverCommitment = 0 } };

    public static ModelParameters Default { get; } = new()
    {
        Growth = new()
        {
            CompetitionStrength = 0.02,
            ShockProbability = 0.3,
            ShockScale = 0.22,
            ShockSizeExponent = 0.18,
            DriftPerQuarter = 0,
            ShareElasticity = 0.5,
            ProspectGrowth = 0,
            JobsPerTransitoryReach = 0.3,
            JobsPerDurableReach = 0.5,
            SalesPerReach = 1,
            DemandPersistence = 0.9,
            DemandInnovation = 0.004,
        },
        Productivity = new()
        {
            Persistence = 0.94,
            Innovation = 0.085,
            InitialSpread = 0.26,
            ProspectSpread = 0.13,
            Spillover = 0.02,
        },
        Demography = new()
        {
            EntryRate = 0.021,
            EntrantJobs = 2.2,
            NewcomerGap = -0.1,
            ExitLogHazard = -3.6,
            ExitAgeDecline = 0.15,
            ExitAgeLimit = 12,
            ExitSizeDecline = 0.45,
            ExitProductivityDecline = 1,
            SmallFirmPull = 0.1,
            SmallFirmSize = 2,
        },
        InwardInvestment = new()
        {
            CandidatesPerYear = 16,
            Jobs = 30,
            LandingShare = 0.3,
            ProductivityPremium = 0.2,
        },
        Labour = new()
        {
            StartMargin = 0,
            SupplyGrowth = 0,
            SupplyResponse = 0.05,
        },
        Needs = new()
        {
            ArrivalRate = 0.035,
            SizeExponent = 0.25,
            YoungRatio = 1.5,
            YoungAge = 12,
            AmbitionRatio = 3,
            ValueDecay = 0.12,
            MaximumAge = 6,
            MaximumOpen = 4,
            AloneHazard = 0.12,
            AloneSizeExponent = 0.15,
            AloneQuality = 0.7,
        },
        Search = new()
        {
            SeekShare = 0.6,
            ProspectSeeking = 0,
            AwarenessMunicipal = 0.5,
            AwarenessHouse = 0.34,
            AwarenessOther = 0.25,
            AwarenessOutsideSector = 0.3,
            AwarenessReach = 2,
            AwarenessSizeExponent = 0.12,
            Blur = 0.5,
            TravelWeight = 0.15,
            MemoryWeight = 0.3,
            Reservation = 0.2,
            GenericFit = 0.4,
            LookAgainInterval = 4,
            FirmHoursPerDoor = 6,
        },
        Triage = new()
        {
            HoursPerFte = 370,
            OverheadShare = 0.2,
            IntakeHours = 1.5,
            GenericHours = 6,
            HandOverHours = 0.5,
            Hoarding = 0.5,
            FollowThrough = 0.25,
            DropOut = 0.15,
            KnowledgeInRegion = 0.35,
            KnowledgeAcrossRegions = 0.1,
            KnowledgeForgetting = 0.1,
            KnowledgeLearning = 0.02,
            LongWait = 6,
            CapacityScale = 1,
        },
        PrivateAdvice = new()
        {
            Awareness = 0.15,
            PriceWeight = 0.1,
            WillingPrice = 40_000,
            WillingSizeExponent = 0.5,
            Knowledge = 0.8,
            FirstShare = 0.7,
            Quality = 0.85,
        },
        Delivery = new()
        {
            BusinessDevelopment = 0.04,
            Finance = 0.1,
            InnovationCollaboration = 0.03,
            Internationalisation = 0.05,
            Skills = 0.5,
            GreenTransition = 0.02,
            CrossCuttingCompetence = 0.02,
            SizeReference = 10,
            SizeDecline = 0.6,
            GenericQuality = 0.25,
            AbsorptionFloor = 0.4,
            Spread = 4,
            LightSpread = 2,
            InvestmentSpread = 4,
            InnovationSpread = 8,
            ExportSpread = 4,
            LightHalfLife = 3,
            DurableHalfLife = 16,
            QualityFloor = 0.7,
            ExperienceScale = 20,
            ExperienceDecay = 0.03,
            TravelLoss = 0.05,
        },
        Finance = new()
        {
            ApplicationHours = 60,
            MedianProject = 400000,
            ProjectSpread = 0.8,
            GrantShare = 0.5,
            CriticalShare = 0.3,
            CriticalExponent = 2.5,
            PotentialSpread = 0.4,
            SignalNoise = 1,
            CarryOverYears = 2,
            OverCommitment = 0.1,
        },
        Innovation = new()
        {
            BestDistance = 0.5,
            DistanceWidth = 0.25,
            FirmScatter = 0.12,
            TrustAcrossRegions = 0.8,
            LeastMatch = 0.1,
        },
        Export = new()
        {
            EntryProbability = 0.08,
            ExportShare = 0.3,
            StartHazard = 0.0005,
            StartSizeExponent = 0.7,
            StopHazard = 0.05,
            StopSizeDecline = 0.35,
        },
        Governance = new()
        {
            CommitmentSpeed = 0.2,
            BindingFloor = 0.5,
            HomeWeight = 1,
            LeavingCommitment = 0.2,
            TransitionHours = 0,
            SetUpQuarters = 4,
            CostPerHour = 600,
        },
        Levers = new()
        {
            SharedCatalogue = new()
            {
                Knowledge = 0.6,
                BlurRatio = 0.7,
                RepeatIntakeRatio = 0.5,
                UpkeepHours = 10,
                SetUpHours = 40,
                InternationalKnowledge = 0,
                HubHours = 30,
            },
            Triage = new()
            {
                DispatchShare = 0.7,
                ScoringHours = 0.5,
            },
            CrossBorderEligibility = new()
            {
                SettlementHours = 1.5,
                JointLeadTrust = 0.5,
                JointLeadHours = 6,
            },
            Specialisation = new()
            {
                NegotiationHours = 80,
                UpkeepHours = 5,
                FocusShare = 0.5,
                StrengthWeight = 0.5,
                LeadClusters = 1,
                ActivityDivision = 0,
            },
            Referral = new()
            {
                HoardingRatio = 0.5,
                WarmFollowThrough = 0.55,
                WarmHours = 1,
                Knowledge = 0.7,
                PairHours = 1,
                LeastValue = 0,
                Overview = 0,
                OverviewHours = 2,
            },
            CoLocation = new()
            {
                Knowledge = 0.8,
                TravelRatio = 0.3,
                Awareness = 0.1,
                Rent = 15000,
                TravelHours = 6,
                OfficeDesks = 0.3,
                VirtualAwareness = 0.1,
                VirtualTrust = 0.8,
            },
            JointEvents = new()
            {
                Awareness = 0.05,
                EventHours = 30,
                OverheadRatio = 0.7,
                IntegrationHours = 40,
                NegotiationHours = 0,
                TemplateRatio = 1,
                TemplateLoss = 0.2,
            },
            StationedStaff = new()
            {
                PresenceFte = 0.2,
                Knowledge = 0.8,
                Awareness = 0.1,
            },
            Governance = new()
            {
                SteeringHours = 20,
                SteeringCommitment = 0.2,
                SecretariatFte = 3,
                LinkHours = 0.5,
                DecisionLag = 1,
                RotationInterval = 8,
                HandOverLoss = 0.3,
                RotationCommitment = 0.1,
                CoordinatorLag = 0,
                CoordinatorFte = 0.1,
                ReferenceStrength = 0.5,
                ReferenceHours = 15,
                ContractHoardingRatio = 0.5,
                ContractHours = 20,
                TemplateRatio = 0.5,
                TemplateLoss = 0.2,
                AdviceNoiseRatio = 0.6,
                AdviceHours = 6,
                UnitHandOverRatio = 0.5,
                UnitFte = 1,
                MainstreamKnowledge = 0.6,
                TrainingHours = 8,
            },
            DocumentedEffect = new()
            {
                MonitoringHours = 20,
                BudgetMove = 0.1,
                DocumentationNoise = 1.5,
                LagYears = 2.5,
            },
            MonitoringCycle = new()
            {
                StatusMove = 0.15,
                StatusHours = 5,
                RevisionMove = 0.3,
                RevisionHours = 40,
                BenchmarkNoise = 0.3,
                BenchmarkHours = 10,
                ReferenceNoiseRatio = 0.5,
                ReferenceHours = 4,
            },
            CrossClusterBrokering = new()
            {
                PoolShare = 0.5,
                AcrossShare = 0.3,
                TrustAcrossClusters = 0.7,
                ConvenerTrust = 0.5,
                ConvenerFade = 0.5,
                Knowledge = 0.4,
                CalendarHours = 12,
                PairingHours = 6,
                CrossCuttingReach = 0.7,
                TranslationHours = 8,
            },
            KnowledgeTransfer = new()
            {
                ProjectHours = 30,
                SpreadQuarters = 16,
                Reach = 0.5,
                IntelligenceBlurRatio = 0.8,
                IntelligenceHours = 25,
            },
            InternationalDoors = new()
            {
                DoorFloor = 0.6,
                RelationGain = 0.02,
                RelationDecay = 0.05,
                DelegationGain = 0.06,
                DelegationHours = 40,
                MarketFit = 0.6,
                NetworkPartners = 1,
                NetworkHours = 15,
                OfficeFte = 0.3,
                SharedContacts = 0.4,
            },
            InvestmentPromotion = new()
            {
                LandingGain = 0.2,
                ManagerFte = 1,
                LagYears = 1,
                SectorFocus = 0.5,
            },
            CircularSymbiosis = new()
            {
                CheckHours = 20,
                Learning = 0.01,
                RegisterQuarters = 6,
                ReachHours = 0.5,
                CompatibleShare = 0.1,
                InfrastructureShare = 0.1,
                InfrastructureCost = 1_000_000,
                Saving = 0.03,
                Tonnes = 100,
            },
            EuProgrammeMoney = new()
            {
                PotShare = 0.43,
                SuccessRate = 0.4,
                Award = 0.5,
                CoFinancing = 0.25,
                LagQuarters = 2,
                PreparationHours = 30,
                FirmHours = 80,
                DeskHours = 20,
                TransnationalShare = 0.2,
                PartnerSearchHours = 20,
                ForeignPartners = 1,
                PartnerYears = 4,
                PublicPrivateShare = 0.2,
                ProcurementHours = 20,
            },
            PooledFunding = new()
            {
                PoolShare = 0.3,
                CaseMeetingHours = 15,
                OfficeFte = 1,
                Awareness = 0.1,
                BriefingHours = 20,
                InformationKnowledge = 0.5,
                InformationHours = 4,
                PreparationRatio = 0.6,
            },
            CriticalMass = new()
            {
                GrantShare = 0.7,
                MinimumProject = 200_000,
                MeetingHours = 10,
                AssessmentHours = 6,
            },
            PolicyDialogue = new()
            {
                DialogueHours = 40,
                LagQuarters = 4,
                ContactPointRatio = 0.6,
                ContactDelay = 1,
                ProgrammeFit = 0.2,
                CommissionChannel = 0.1,
                NationalFit = 0.15,
                EarlyInformation = 1,
                PlanShare = 0.2,
                MatchedMoney = 0.1,
                BottleneckProbability = 0.2,
                BottleneckRelief = 0.05,
                DefenceProbability = 0.1,
                DefenceGain = 0.1,
            },
        },
    };
}
